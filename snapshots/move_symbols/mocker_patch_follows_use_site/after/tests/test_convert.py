from bank import convert, market


def test_convert(mocker):
    fetch = mocker.patch("bank.convert.spot_rate", return_value=2)
    assert convert.convert(3, "x") == 6
    fetch.assert_called_once_with("x")


def test_spy(mocker):
    mocker.patch.object(convert, "spot_rate", autospec=True)
    mocker.patch.object(market, "spot_rate")
    assert convert.convert(3, "x")
