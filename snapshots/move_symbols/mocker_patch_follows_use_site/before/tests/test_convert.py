from bank import convert, rates


def test_convert(mocker):
    fetch = mocker.patch("bank.convert.fetch_rate", return_value=2)
    assert convert.convert(3, "x") == 6
    fetch.assert_called_once_with("x")


def test_spy(mocker):
    mocker.patch.object(convert, "fetch_rate", autospec=True)
    mocker.patch.object(rates, "fetch_rate")
    assert convert.convert(3, "x")
