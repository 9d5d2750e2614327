from unittest.mock import patch

import geo.coords
import geo.shapes


@patch.object(geo.coords, "to_point", return_value=0)
def test_line(to_point):
    assert geo.shapes.line("1", "2") == (0, 0)
