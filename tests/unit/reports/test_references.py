import json

from verifier.domain.article import Reference
from verifier.reports.bibtex import to_bibtex
from verifier.reports.csl import to_csl

REFERENCES = (
    Reference(id="note-1", text="…", title="Salt & {sand}: 5 % of_it", authors=("Lund, B.", "World Bank and Sons"),
              publisher="Fjord Press", issued="2019-03-04", url="https://a.example/a_b{c}", doi="10.1000/a_b"),
    Reference(id="note-2", text="Ibid.", same_as="note-1", title="Salt"),
    Reference(id="named-1", text="Norhaven’s report", title="Norhaven 2023 report", publisher="Norhaven",
              issued="2023"),
    Reference(id="link 1", text="C:\\x ~ ^ $ # words", arxiv="1706.03762", url="https://arxiv.org/abs/1706.03762"),
    Reference(id="link/1", text="x", issued="n.d."),
)  # fmt: skip

CSL = [
    {
        "id": "note-1", "type": "article-journal", "title": "Salt & {sand}: 5 % of_it", "URL": "https://a.example/a_b{c}",
        "DOI": "10.1000/a_b", "container-title": "Fjord Press",
        "author": [{"family": "Lund", "given": "B."}, {"literal": "World Bank and Sons"}],
        "issued": {"date-parts": [[2019, 3, 4]]},
    },
    {"id": "named-1", "type": "document", "title": "Norhaven 2023 report", "publisher": "Norhaven",
     "issued": {"date-parts": [[2023]]}},
    {"id": "link 1", "type": "article", "URL": "https://arxiv.org/abs/1706.03762", "archive": "arXiv",
     "archive_location": "1706.03762", "note": "C:\\x ~ ^ $ # words"},
    {"id": "link/1", "type": "document", "note": "x"},
]  # fmt: skip

BIBTEX = r"""@article{note-1,
  author = {{Lund}, {B.} and {World Bank and Sons}},
  title = {{Salt \& \{sand\}: 5 \% of\_it}},
  journal = {Fjord Press},
  year = {2019},
  month = mar,
  day = {4},
  doi = {10.1000/a\_b},
  url = {https://a.example/a_b%7Bc%7D}
}

@misc{named-1,
  title = {{Norhaven 2023 report}},
  howpublished = {Norhaven},
  year = {2023}
}

@misc{link-1,
  eprint = {1706.03762},
  eprinttype = {arxiv},
  url = {https://arxiv.org/abs/1706.03762},
  note = {C:\textbackslash{}x \textasciitilde{} \textasciicircum{} \$ \# words}
}

@misc{link-1-2,
  year = {n.d.},
  note = {x}
}
"""


def test_csl_json() -> None:
    assert json.loads(to_csl(REFERENCES)) == CSL
    assert to_csl([]) == "[]\n"


def test_bibtex() -> None:
    assert to_bibtex(REFERENCES) == BIBTEX
    assert to_bibtex([]) == ""


def test_nothing_in_a_reference_breaks_out_of_its_entry() -> None:
    entry = to_bibtex([Reference(id="a}, x = {", text="}\n}\n@misc{evil, note = {", authors=("}{",))])
    assert entry.count("@") - entry.count("@misc{evil") == 1 or "@misc\\{evil" in entry
    bare = entry.replace("\\{", "").replace("\\}", "")
    assert bare.count("{") == bare.count("}")
