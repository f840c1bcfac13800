"""What the columns of the shipped queries are called on a terminal, in Indonesian and English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

COLUMNS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "about": ("Tentang", "About"),
        "articles": ("Artikel", "Articles"),
        "confidence": ("Keyakinan", "Confidence"),
        "count": ("Jumlah", "Count"),
        "date": ("Tanggal", "Date"),
        "detail": ("Rincian", "Detail"),
        "duration": ("Lama", "Duration"),
        "fact": ("Fakta", "Fact"),
        "first": ("Pertama", "First"),
        "from": ("Dari", "From"),
        "headline": ("Judul", "Headline"),
        "held": ("Terlaksana", "Held"),
        "kind": ("Jenis", "Kind"),
        "last": ("Terakhir", "Last"),
        "latest": ("Terakhir", "Latest"),
        "meeting": ("Pertemuan", "Meeting"),
        "meetings": ("Pertemuan", "Meetings"),
        "mode": ("Cara", "Mode"),
        "month": ("Bulan", "Month"),
        "name": ("Nama", "Name"),
        "names": ("Nama", "Names"),
        "notHeld": ("Belum atau tidak", "Not held"),
        "of": ("Untuk", "Of"),
        "partners": ("Rekan", "Partners"),
        "place": ("Tempat", "Place"),
        "published": ("Terbit", "Published"),
        "published1": ("Terbit 1", "Published 1"),
        "published2": ("Terbit 2", "Published 2"),
        "publisher": ("Media", "Outlet"),
        "quote": ("Kalimat", "Sentence"),
        "relation": ("Hubungan", "Relation"),
        "role": ("Peran", "Role"),
        "roles": ("Peran", "Roles"),
        "said": ("Isi", "Said"),
        "second": ("Kedua", "Second"),
        "source1": ("Sumber 1", "Source 1"),
        "source2": ("Sumber 2", "Source 2"),
        "sources": ("Sumber", "Sources"),
        "speaker": ("Penutur", "Speaker"),
        "state": ("Status", "Status"),
        "statements": ("Pernyataan", "Statements"),
        "status": ("Status", "Status"),
        "tenure": ("Masa jabatan", "Tenure"),
        "tie": ("Hubungan", "Tie"),
        "title": ("Sebutan", "Title"),
        "to": ("Ke", "To"),
        "topics": ("Topik", "Topics"),
        "url": ("Alamat", "Address"),
        "value1": ("Menurut sumber 1", "Source 1 says"),
        "value2": ("Menurut sumber 2", "Source 2 says"),
        "what": ("Apa", "What"),
        "who": ("Siapa", "Who"),
    }
)
"""{variable: (Indonesian, English)}."""


def heading(variable: str, lang: str) -> str:
    """What a column is called in `lang`; the variable itself where it has no name."""
    names = COLUMNS.get(variable)
    return names[lang == "en"] if names else variable
