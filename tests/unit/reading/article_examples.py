"""One small article in every format, with links and notes of every kind that the format has."""

import io
from typing import Final

from reportlab.lib.styles import getSampleStyleSheet  # type: ignore[import-untyped]
from reportlab.platypus import Paragraph, SimpleDocTemplate  # type: ignore[import-untyped]

from tests.unit.reading.docx_builder import pack, paragraph, parts_of, run

HTML: Final = """<!doctype html><html lang="en"><head><title>Ports of the North</title>
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "NewsArticle",
"datePublished": "2024-03-01", "dateModified": "2024-03-05T10:00:00Z",
"author": [{"@type": "Person", "name": "Ana Ruiz"}, {"name": "Bo Lund"}],
"publisher": {"@type": "Organization", "name": "Harbour News"}}]}</script>
<link rel="canonical" href="https://Harbour.example/ports?utm_source=x"></head><body>
<nav><a href="https://harbour.example/">Home</a> <a href="https://harbour.example/a">About</a></nav>
<article><h1>Ports of the North</h1>
<p>The ports handled 4.2 million tonnes in 2023, <a href="https://stats.example/p?id=3&amp;fbclid=1">the statistics
office says</a>, and the harbour authority of the region confirmed it in a letter last week.</p>
<p>Traffic rose 12 % over the year before.<sup><a href="#fn1" id="r1">1</a></sup> The grain
terminal<sup id="cite_ref-2"><a href="#cite_note-2">[2]</a></sup> was opened in 2019, at a price of 30 million euros.
See <a href="/report">the report</a>, which <a href="javascript:void(0)">nobody</a> reads in the towns along the
coast.</p></article>
<footer><ol><li id="fn1"><p>Ana Ruiz, “Ports in Figures”, <i>Harbour News</i>, 3 May 2022,
<a href="https://harbour.example/figures">online</a>. <a href="#r1">↩</a></p></li>
<li id="cite_note-2"><b><a href="#cite_ref-2">^</a></b> "The grain terminal". Fjord Press. 2019. doi:10.1000/ABC.</li>
</ol></footer></body></html>"""

MARKDOWN: Final = """---
title: Ports of the North
authors:
  - Ana Ruiz
  - Bo Lund
date: 2024-03-01
updated: 2024-03-05
publisher: Harbour News
---
# Ports of the North

The ports handled **[4.2 million tonnes](https://stats.example/a_(b)?utm_medium=m "T")** in 2023, and [the
authority][auth] confirmed it.[^1] Costs rose by 5 %[^b], as they had before.

See <https://doi.org/10.1000/XYZ.1> for the data, or arXiv:1706.03762v2. No such note[^zz] is there.

[auth]: https://auth.example/
[^1]: Ana Ruiz, "Ports in Figures", Harbour News, 3 May 2022. https://harbour.example/f
[^b]: Ibid., p. 5.
[^c]: Nothing points at this one.
"""

_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org"
_SUPERSCRIPT: Final = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'


def docx() -> bytes:
    """A Word document with a link, a field that links, and footnotes, one of which links itself."""
    link = f'xmlns:r="{_RELATIONSHIPS}/officeDocument/2006/relationships" r:id="rId9"'
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://auth.example/a" '
        f'</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("The authority")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = (
        paragraph("Ports of the North", style="Title")
        + paragraph(
            f"{run('The ports handled ')}<w:hyperlink {link}>{run('4.2 million tonnes')}</w:hyperlink>"
            f"{run(' in 2023.')}"
            f'<w:r>{_SUPERSCRIPT}<w:footnoteReference w:id="7"/></w:r>{run(" Costs rose by 5 %")}'
            f'<w:r><w:footnoteReference w:id="2"/></w:r>{run(", as they had before.")}'
        )
        + paragraph(field + run(" confirmed it in a letter."))
    )
    notes = (
        "Nobody refers to this.",
        "Ibid., p. 7.",
        *["-"] * 4,
        "Ana Ruiz, “Ports in Figures”, Harbour News, 3 May 2022.",
    )
    parts = parts_of(body, footnotes=notes)
    relation = f'<Relationship Id="rId9" Type="{_RELATIONSHIPS}/officeDocument/2006/relationships/hyperlink"'
    parts["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="{_RELATIONSHIPS}/package/2006/relationships">{relation} '
        'Target="https://stats.example/p?utm_source=a" TargetMode="External"/></Relationships>'
    )
    return pack(parts)


def pdf() -> bytes:
    """A PDF with a link over two lines, raised numbers, and notes below, one of which links itself."""
    styles = getSampleStyleSheet()
    stream = io.BytesIO()
    body = (
        'The ports handled 4.2 million tonnes in 2023, <a href="https://stats.example/p?utm_source=a">the statistics '
        "office of the whole region says in its yearly book of the trade and of the traffic</a>, and the harbour "
        "authority confirmed it in a letter.<super>1</super> Costs rose by 5 % in the same year.<super>2</super> It "
        "fell again later.<super>3</super>"
    )
    notes = (
        '1 Ana Ruiz, "<a href="https://harbour.example/f">Ports in Figures</a>", Harbour News, 3 May 2022.',
        '2 Bo Lund, "Costs of Quays", Harbour News, 4 May 2022.',
        "3 Ana Ruiz, no. 1.",
    )
    SimpleDocTemplate(stream, title="Ports of the North", author="Ana Ruiz, Bo Lund").build(
        [
            Paragraph("Ports of the North", styles["Title"]),
            *(Paragraph(text, styles["Normal"]) for text in (body, *notes)),
        ]
    )
    return stream.getvalue()


# As programs write the text of a PDF: wrapped lines, notes at the foot of each page, and behind them the addresses that
# its notes link to, one for every line that a link covers.
PAGES: Final = """Ports of the North
By Ana Ruiz and Bo Lund

The ports of the northern coast handled 4.2 million tonnes in the year
2023, which was more than ever before.1 The authority of the harbour had
promised as much in the spring, when it raised the fees.2 Costs rose by
five per cent under the Quays Act 20153, and the owners of the smaller
boats complained of it to the ministry of the coast.4

1 The word port is used of every harbour with a crane.
2 Ana Ruiz, “The Price of Grain on the Northern Coast”, Harbour News,
3 May 2022.
3 “Quays Act”, Bureau of Inland Waters, 2015.
4 Bo Lund, no. 2.

https://www.harbournews.org/2022/05/price-of-grain
https://www.harbournews.org/2022/05/price-of-grain
https://www.biw.gov/acts/77
\fThe ministry answered in the summer that it would look into the matter
before the end of the year, and it did so in the autumn.5 Nothing came of
it, and the fees were raised again in the following year by the harbour.6

5 Ibid.
6 “Fees Rise Again”, Coast Weekly, 4 June 2024.

https://coastweekly.org/fees
"""
