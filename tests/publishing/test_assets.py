"""The front end as it is served."""

from __future__ import annotations

from annotated_briefings.publishing.assets import STYLE, read_assets


def test_style_sheets_are_served_without_their_comments() -> None:
    sheets = {asset.path: asset.content for asset in read_assets() if asset.path.endswith(".css")}

    assert b".ab {" in sheets[STYLE]
    assert all(b"/*" not in sheet and sheet.count(b"{") == sheet.count(b"}") for sheet in sheets.values())
