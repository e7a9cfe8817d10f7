"""Time zones that an editor can choose."""

import zoneinfo


def time_zone_choices() -> list[tuple[str, str]]:
    """Every zone of the tz database that is named after a place, and UTC."""
    names = (name for name in zoneinfo.available_timezones() if "/" in name and "Etc/" not in name)
    return [("UTC", "UTC"), *((name, name.replace("_", " ")) for name in sorted(names))]
