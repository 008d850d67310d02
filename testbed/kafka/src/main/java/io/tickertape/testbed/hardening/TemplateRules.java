package io.tickertape.testbed.hardening;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What no template of a service may hold: each of these lets a value become markup, code or another template. */
public final class TemplateRules {
    private static final Map<String, Pattern> FORBIDDEN = new LinkedHashMap<>();

    static {
        forbid("a text that is not escaped", "\\b(?:data-)?th[:-]utext\\b");
        forbid("inlining", "\\[\\[|\\]\\]|\\[\\(|\\)\\]|\\b(?:data-)?th[:-]inline\\b");
        forbid("preprocessing", "__");
        forbid("a script's attribute", "(?i)\\s(?:data-)?(?:th[:-])?on[a-z]+\\s*=|hx-on");
        forbid("an attribute whose name is a value", "\\b(?:data-)?th[:-](?:attr|attrappend|attrprepend)=\"[^\"=]*\\$");
        forbid("a fragment that a value names", "\\bth[:-](?:replace|insert|include)=\"[^\"]*\\$\\{");
        forbid(
                "a class, a bean or a parameter of the request",
                "\\bT\\(|@\\w+\\.|\\$\\{\\s*(?:param|request|session)\\b|#ctx|#vars");
        forbid("a script or a style in the page", "(?i)<style\\b|\\sstyle\\s*=|th[:-]style|<script\\b(?![^>]*\\bsrc=)");
        forbid("an element that comes or goes by an expression", "\\bth[:-]remove\\b");
    }

    private TemplateRules() {}

    private static void forbid(String what, String pattern) {
        FORBIDDEN.put(what, Pattern.compile(pattern));
    }

    /** Each fault of the templates in a folder, with its file and line; the folder must have some. */
    public static List<String> faultsIn(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> templates = files.filter(Files::isRegularFile).sorted().toList();
            if (templates.isEmpty()) {
                throw new AssertionError("no templates in " + folder.toAbsolutePath());
            }
            List<String> faults = new ArrayList<>();
            for (Path template : templates) {
                faults.addAll(faultsOf(template.getFileName().toString(), Files.readString(template)));
            }
            return faults;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each fault of a template. */
    public static List<String> faultsOf(String name, String template) {
        List<String> faults = new ArrayList<>();
        FORBIDDEN.forEach((what, pattern) -> pattern.matcher(template)
                .results()
                .forEach(found -> faults.add(name + ":" + line(template, found.start()) + " has " + what)));
        return faults;
    }

    private static long line(String text, int at) {
        return 1 + text.substring(0, at).chars().filter(sign -> sign == '\n').count();
    }
}
