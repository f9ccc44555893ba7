"""Strings that would do something where they are taken for markup, a script, a template, a path or
a formula: all harmless, for what they do is to mark the window or to leave an element marked."""

# ruff: noqa: E501 — strings, as many in a line as are of one kind
from __future__ import annotations

from itertools import product

RAN = "window.top.hasRun=1"
_MARKED = (
    f"<img src=x {{0}} onerror={RAN}>",
    f"<script {{0}}>{RAN}</script>",
    f"<svg {{0}} onload={RAN}></svg>",
    f"<iframe {{0}} srcdoc='<script>{RAN}</script>'></iframe>",
    f"<a {{0}} href=javascript:{RAN}>x</a>",
    f"<details {{0}} open ontoggle={RAN}>x</details>",
    f"<input {{0}} autofocus onfocus={RAN}>",
    "<style {0}>*{{display:none}}</style><b {0}>",
    f"<math {{0}}><mi xlink:href=javascript:{RAN}>x</mi></math>",
    f"<object {{0}} data=javascript:{RAN}></object>",
    f"<form {{0}} action=javascript:{RAN}><button>x</button></form>",
    f"<video {{0}}><source onerror={RAN}></video>",
    "<base {0} href=//invalid.example/>",
    "<meta {0} http-equiv=refresh content=0;url=//invalid.example/>",
    f"<textarea {{0}}></textarea><img src=x {{0}} onerror={RAN}>",
    f"<noscript><p {{0}} title='</noscript><img src=x {{0}} onerror={RAN}>'>",
    f"<template {{0}}><script>{RAN}</script></template>",
    f"<custom-x {{0}} onclick={RAN} tabindex=1 autofocus onfocus={RAN}>x</custom-x>",
)
_MARK = "data-hostile=1"
_ELEMENTS = tuple(markup.format(_MARK) for markup in _MARKED)
# What goes before an element to get out of where a text stands.
_OUT = (
    "", '">', "'>", "-->", "]]>", "</script>", "</textarea>", "</title></style>", "\\\";", "`;${1}",
    "*/", "</w:t>", "</Data></ExtendedData>",
)  # fmt: skip
_OTHERS = (
    f'";{RAN};"', f"';{RAN};'", f"\\u003cscript\\u003e{RAN}\\u003c/script\\u003e", "${7*7}", "{{7*7}}",
    "{% for a in b %}", "{%raw%}", "#{7*7}", "<%= 7*7 %>", "%3Cscript%3E", "&lt;script&gt;", "&#60;b&#62;",
    f"[x](javascript:{RAN})", f"![x](x){{onerror={RAN}}}", "**bold** _it_ `code` $x^2$ :red[x] :smile:",
    "<!ENTITY x SYSTEM 'file:///etc/hostname'>", "&x;", "=1+1", "+1+1", "@SUM(1)", "-1+1", "|calc",
    "../../etc/passwd", "..\\..\\x", "C:\\x", "'; DROP TABLE article; --", "\u202eabc\u202c",
    "a\u0000b", "\ufeffx", "\u2028x\u2029", "__proto__", "constructor", "toString", "%s%n", "\\", "'", '"',
)  # fmt: skip
STRINGS: tuple[str, ...] = (*(out + one for out, one in product(_OUT, _ELEMENTS)), *_OTHERS)
"""More than 250 strings."""

LOOK = """() => {
  const all = (root) => [root, ...[...root.querySelectorAll("*")].flatMap(
    (one) => one.shadowRoot ? [one, ...all(one.shadowRoot)] : [one])];
  return [Boolean(window.top.hasRun),
          all(document).filter((one) => one.dataset?.hostile || one.hasAttribute?.("data-hostile"))
            .map((one) => one.outerHTML.slice(0, 200))];
}"""
"""A script that tells whether one of the strings ran, and which elements one has made."""
