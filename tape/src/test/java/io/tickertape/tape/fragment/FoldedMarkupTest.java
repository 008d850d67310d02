package io.tickertape.tape.fragment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FoldedMarkupTest {
    @Test
    void takesOutTheLinesBetweenTags() {
        assertEquals("<tr><th>AAPL<td>1</tr>", FoldedMarkup.fold("\n<tr>\n  <th>AAPL</th>\r\n\t<td>1</td>\n</tr>\n"));
    }

    @Test
    void leavesOutTheEndOfACellThatAnotherCellOrTheRowsEndFollows() {
        assertEquals(
                "<tr><th scope=\"row\">A<td>1<td>2</tr>",
                FoldedMarkup.fold("<tr><th scope=\"row\">A</th><td>1</td>\n<td>2</td>\n</tr>"));
        for (String markup : new String[] {"<td>1</td> 2", "<td>1</td>", "<td>1</td><th:block>2</th:block>"}) {
            assertEquals(markup, FoldedMarkup.fold(markup));
        }
    }

    @Test
    void keepsABlankBetweenTwoTagsOfOneLine() {
        assertEquals("<b>not</b> <i>yet</i>", FoldedMarkup.fold("<b>not</b> <i>yet</i>\n"));
    }

    @Test
    void leavesTextsAlone() {
        assertEquals("<p>\n  feed lag\n  <b>12</b> ms </p>", FoldedMarkup.fold("<p>\n  feed lag\n  <b>12</b> ms </p>"));
        assertEquals("<p>a < b\n </p>", FoldedMarkup.fold("<p>a < b\n </p>"));
    }

    @Test
    void leavesOneBlankBetweenAttributes() {
        assertEquals(
                "<a id=\"x\" th:text=\"|a  >\n b|\" title='\" \n>' hidden>x</a>",
                FoldedMarkup.fold("<a\n   id=\"x\"\n  th:text=\"|a  >\n b|\"  title='\" \n>'\n hidden\n>x</a\n>"));
        assertEquals("<input name=a /><br/>", FoldedMarkup.fold("<input\n name=a\n/>\n<br/>"));
    }

    @Test
    void leavesAloneWhatIsShownOrRunAsItStands() {
        for (String name : new String[] {"pre", "textarea", "script", "style", "PRE"}) {
            String verbatim = "<" + name + ">\n<b>\n  </b>\n</" + name + ">";
            assertEquals("<p>" + verbatim + "</p>", FoldedMarkup.fold("<p>\n" + verbatim + "\n</p>"));
        }
        assertEquals("<!-- <a\n> -->", FoldedMarkup.fold("\n<!-- <a\n> -->\n"));
    }

    @Test
    void changesNothingMoreTheSecondTimeAndGetsToTheEndOfAnything() {
        String pieces = "<>/!-=\"' \n\tapre";
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder markup = new StringBuilder();
            random.ints(random.nextInt(30), 0, pieces.length()).forEach(at -> markup.append(pieces.charAt(at)));
            String once = FoldedMarkup.fold(markup.toString());
            assertEquals(once, FoldedMarkup.fold(once), markup.toString());
        }
    }
}
