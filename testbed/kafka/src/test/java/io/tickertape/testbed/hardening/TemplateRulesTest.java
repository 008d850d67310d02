package io.tickertape.testbed.hardening;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateRulesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p th:utext='${x}'> | a text that is not escaped",
                "<p data-th-utext='${x}'> | a text that is not escaped",
                "<p>[[${x}]]</p> | inlining",
                "<p>[(${x})]</p> | inlining",
                "<script src='x' th:inline='javascript'></script> | inlining",
                "<p th:text='__${x}__'> | preprocessing",
                "<p th:onclick='${x}'> | a script's attribute",
                "<p onload='x()'> | a script's attribute",
                "<p hx-on:click='x()'> | a script's attribute",
                "<p th:attr=\"${name}=${x}\"> | an attribute whose name is a value",
                "<p th:replace=\"~{${x} :: row}\"> | a fragment that a value names",
                "<p th:text='${T(java.lang.Runtime).x}'> | a class, a bean or a parameter of the request",
                "<p th:text='${param.x}'> | a class, a bean or a parameter of the request",
                "<p th:text='${@bean.x}'> | a class, a bean or a parameter of the request",
                "<p style='color:red'> | a script or a style in the page",
                "<script>x()</script> | a script or a style in the page",
                "<p th:remove='${x}'> | an element that comes or goes by an expression"
            })
    void findsWhatMayNotBeInATemplate(String template, String fault) {
        for (String fixed : List.of(template, template.replace('\'', '"'))) {
            List<String> faults = TemplateRules.faultsOf("board.html", "<div>\n" + fixed);
            assertEquals("board.html:2 has " + fault, faults.get(0), fixed);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p th:text=\"${row.name()}\">A</p>",
                "<tr th:attr=\"id=|q-${row.slug()}|,sse-swap=${row.symbol()}\">",
                "<body th:attr=\"sse-connect=@{/prices/stream(rate=${rate})}\">",
                "<tr th:replace=\"~{desk :: row}\"></tr>",
                "<script defer th:src=\"|/assets/board.js?v=${assets}|\"></script>"
            })
    void leavesWhatIsEscapedAlone(String template) {
        assertEquals(List.of(), TemplateRules.faultsOf("board.html", template));
    }

    @Test
    void parsesARowAsABrowserDoesInATable() {
        assertEquals("<tr[id]<td[]<b[]>>>", Shapes.outline("<tr id=\"x\"><td>a<b>c</b></td></tr>"));
        assertEquals(List.of("a", "c"), Shapes.texts("<tr id=\"x\"><td>a<b>c</b></td></tr>"));
    }
}
