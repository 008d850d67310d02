package io.tickertape.testbed.hardening;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;

/** The structure of HTML as a browser builds it: elements within elements and the names of their attributes, no value. */
public final class Shapes {
    private Shapes() {}

    /** Of each element of a page. */
    public static Set<String> ofPage(String html) {
        return shapes(List.of(Parser.htmlParser().parseInput(html, "")));
    }

    /** Of each element of a fragment, as htmx parses it. */
    public static Set<String> ofFragment(String html) {
        return shapes(fragment(html));
    }

    /** A fragment as one text: all its elements in their order, so that one more or less shows. */
    public static String outline(String html) {
        StringBuilder outline = new StringBuilder();
        fragment(html).forEach(node -> outline(node, outline));
        return outline.toString();
    }

    /** What a reader sees of a fragment: the text of each element that has no elements in it. */
    public static List<String> texts(String html) {
        List<String> texts = new ArrayList<>();
        for (Node node : fragment(html)) {
            node.traverse((each, depth) -> {
                if (each instanceof Element element && !element.ownText().isEmpty()) {
                    texts.add(element.wholeOwnText());
                }
            });
        }
        return texts;
    }

    private static List<Node> fragment(String html) {
        return Parser.parseFragment(html, new Element("template"), "");
    }

    private static Set<String> shapes(List<? extends Node> nodes) {
        Set<String> shapes = new TreeSet<>();
        for (Node node : nodes) {
            node.traverse((each, depth) -> {
                if (each instanceof Element || each instanceof Comment) {
                    shapes.add(path(each));
                }
            });
        }
        return shapes;
    }

    private static String path(Node node) {
        Node parent = node.parent();
        return (parent == null ? "" : path(parent) + " > ") + name(node);
    }

    private static String name(Node node) {
        return node.nodeName()
                + node.attributes().asList().stream()
                        .filter(attribute -> node instanceof Element)
                        .map(Attribute::getKey)
                        .sorted()
                        .collect(Collectors.joining(" ", "[", "]"));
    }

    private static void outline(Node node, StringBuilder outline) {
        if (node instanceof Element || node instanceof Comment) {
            outline.append('<').append(name(node));
            node.childNodes().forEach(child -> outline(child, outline));
            outline.append('>');
        }
    }
}
