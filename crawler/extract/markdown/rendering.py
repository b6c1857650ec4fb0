"""Markdown → HTML, by CommonMark: https://spec.commonmark.org. Markup in it becomes the text it has."""

from collections.abc import MutableMapping, Sequence
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererProtocol
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from crawler.extract.fragment import read_fragment

LINE = "data-line"  # of an element: the line of the text on which it begins, from 1


def render(text: str, *, first_line: int = 1) -> str:
    """Return the body of a page of HTML whose blocks say on which line they stand."""
    parser = _Parser("commonmark").enable(["table", "strikethrough"])
    parser.add_render_rule("html_inline", _leave_out)
    parser.add_render_rule("html_block", _as_text)
    environment: MutableMapping[str, Any] = {}
    tokens = parser.parse(text, environment)
    for token in tokens:
        if token.map is not None and token.nesting >= 0:
            token.attrSet(LINE, str(token.map[0] + first_line))
    return str(parser.renderer.render(tokens, parser.options, environment))


class _Parser(MarkdownIt):
    """A parser to which every link is one: whether it is safe, is decided of all formats in one place."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name
        """Take what else would stay in the title, as `[title](javascript:…)`."""
        return True


def _leave_out(
    _renderer: RendererProtocol, _tokens: Sequence[Token], _index: int, _options: OptionsDict, _env: object
) -> str:
    return ""


def _as_text(
    _renderer: RendererProtocol, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: object
) -> str:
    text = read_fragment(tokens[index].content).body
    return f"<p>{escape(text)}</p>\n" if text else ""
