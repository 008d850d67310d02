package io.tickertape.trading.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormMessageTest {
    @Test
    void readsTheFormsFieldsAndNotItsHeaders() {
        assertEquals(
                Optional.of(new FormMessage(Map.of("action", "order", "quantity", "100"))),
                FormMessage.parse(
                        "{\"action\":\"order\",\"quantity\":100,\"HEADERS\":{\"HX-Request\":\"true\"},\"x\":[1]}"));
    }

    @Test
    void tellsAKnownFieldThatHoldsNeitherTextNorNumberFromOneThatWasLeftOut() {
        FormMessage form = FormMessage.parse("{\"quantity\":false,\"symbol\":null,\"orderId\":[\"0-1\"]}")
                .orElseThrow();

        assertEquals(Map.of("quantity", "false", "orderId", "a list"), form.misfits());
        assertEquals(Map.of(), form.fields());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"order\"",
                "{",
                "{\"action\":}",
                "{}{}",
                "{} x",
                "{\"a\":\"1\",\"a\":\"2\"}",
                "\u0000"
            })
    void refusesWhatIsNotOneObject(String text) {
        assertEquals(Optional.empty(), FormMessage.parse(text));
    }

    @Test
    void refusesMoreFieldsThanAnyFormHas() {
        StringBuilder text = new StringBuilder("{\"action\":\"order\"");
        for (int i = 0; i < 100; i++) {
            text.append(",\"f").append(i).append("\":\"1\"");
        }

        assertEquals(Optional.empty(), FormMessage.parse(text + "}"));
    }

    @Test
    void showsItsFieldsWithoutTheirValuesWhereItIsPrinted() {
        FormMessage form = FormMessage.parse("{\"ticket\":\"signed\",\"action\":\"order\"}")
                .orElseThrow();

        assertEquals("FormMessage[fields=[action, ticket], misfits=[]]", form.toString());
    }

    @Test
    void survivesDeepNesting() {
        assertEquals(Optional.empty(), FormMessage.parse("{\"a\":" + "[".repeat(60_000)));
    }
}
