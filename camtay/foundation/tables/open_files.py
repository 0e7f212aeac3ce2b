"""Rows as a JSON array, and a description of such files as a DCAT catalogue (W3C DCAT 3, profile DCAT-AP)."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

BLOCK = 500
MEDIA = {
    "csv": "https://www.iana.org/assignments/media-types/text/csv",
    "json": "https://www.iana.org/assignments/media-types/application/json",
}
FREQUENCY = "http://publications.europa.eu/resource/authority/frequency/MONTHLY"


@dataclass(frozen=True)
class Described:
    """One dataset: its address, and where each of its files lies (kind → address)."""

    address: str
    title: str
    meaning: str
    first: date
    last: date
    files: Mapping[str, str]


def export_json(rows: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    """An array of objects in UTF-8, a line each, in blocks for a streamed answer."""
    lines: list[str] = []
    before = "["
    for row in rows:
        lines.append(f"{before}\n{json.dumps(row, ensure_ascii=False)}")
        before = ","
        if len(lines) >= BLOCK:
            yield "".join(lines).encode()
            lines = []
    lines.append("[]\n" if before == "[" else "\n]\n")
    yield "".join(lines).encode()


def dcat(
    address: str, *, title: str, publisher: str, licence: str, modified: date, datasets: Sequence[Described]
) -> dict[str, Any]:
    """The catalogue as JSON-LD."""
    return {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@id": address,
        "@type": "dcat:Catalog",
        "dct:title": {"@language": "vi", "@value": title},
        "dct:description": {"@language": "vi", "@value": title},
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": publisher},
        "dct:license": {"@id": licence},
        "dct:language": {"@id": "http://publications.europa.eu/resource/authority/language/VIE"},
        "dct:modified": _day(modified),
        "dcat:dataset": [_dataset(one, publisher, licence, modified) for one in datasets],
    }


def _dataset(one: Described, publisher: str, licence: str, modified: date) -> dict[str, Any]:
    return {
        "@id": one.address,
        "@type": "dcat:Dataset",
        "dct:identifier": one.address,
        "dct:title": {"@language": "vi", "@value": one.title},
        "dct:description": {"@language": "vi", "@value": one.meaning},
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": publisher},
        "dct:accrualPeriodicity": {"@id": FREQUENCY},
        "dct:modified": _day(modified),
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _day(one.first),
            "dcat:endDate": _day(one.last),
        },
        "dcat:distribution": [
            {
                "@id": url,
                "@type": "dcat:Distribution",
                "dcat:accessURL": {"@id": one.address},
                "dcat:downloadURL": {"@id": url},
                "dcat:mediaType": {"@id": MEDIA[kind]},
                "dct:license": {"@id": licence},
            }
            for kind, url in one.files.items()
        ],
    }


def _day(day: date) -> dict[str, str]:
    return {"@type": "xsd:date", "@value": day.isoformat()}
