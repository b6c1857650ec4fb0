"""Say of every field of an entry by which rule and from which element it was read."""

from collections.abc import Iterator

from crawler.extract.entries import Found
from crawler.extract.tree import Node, Tree
from crawler.extract.wrapper import Wrapper
from pipelines.items import Evidence


def explain(found: Found, wrapper: Wrapper, tree: Tree) -> tuple[Evidence, ...]:
    """Return the evidence for each field that the entry has; formatting it costs time, so ask rarely."""
    return tuple(_explain(found, wrapper, tree))


def _explain(found: Found, wrapper: Wrapper, tree: Tree) -> Iterator[Evidence]:
    def at(node: Node, name: str, rule: str, raw: str | None = None) -> Evidence:
        return Evidence(field=name, rule=rule, locator=tree.locator(node), raw=raw)

    title, block = found.node, found.block.root
    yield at(title, "title", f"by {wrapper.rule} {wrapper.titles}")
    if found.link is not None:
        yield at(found.link, "url", _link_rule(found.link, title, tree))
    for day in found.days:
        yield at(day.node, "posted_on", f"{day.rule} ({day.text.source})", day.text.raw)
    if found.byline_node is not None:
        rule = wrapper.byline_place or "an element marked as the author"
        yield at(found.byline_node, "byline", rule, found.byline)
    elif found.byline:
        yield at(block, "byline", "in a line about the text", found.byline)
    if found.excerpt_nodes:
        for node in found.excerpt_nodes:
            yield at(node, "excerpt", wrapper.excerpt_place or "")
    elif found.body:
        yield at(block, "excerpt", "the text of the block without its other fields")
    image = _image_node(found, tree)
    if image is not None:
        yield at(image, "image", wrapper.image_place or "the first picture of the block", found.image_url)
    for node in found.category_nodes:
        yield at(node, "categories", wrapper.category_place or "a link to a category or tag", tree.text(node))


def _link_rule(link: Node, title: Node, tree: Tree) -> str:
    if link is title:
        return "the title itself"
    if title.contains(link):
        return "inside the title"
    if link.contains(title):
        return "around the title"
    return tree.place(link)


def _image_node(found: Found, tree: Tree) -> Node | None:
    if found.image_url is None:
        return None
    url = found.image_url
    return next(
        (
            node
            for node in found.block.nodes(tree)
            if any(value is not None and url in value for value in node.attrs.values())
        ),
        None,
    )
