"""Adding issues: once, again, corrected."""

def test_x(home):
    from builders import make_reading
    from shibao.archive.keeping import Archive
    assert Archive(home).add(make_reading(1)).outcome == "added"
