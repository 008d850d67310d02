package io.tickertape.trading.order;

/**
 * Why a report says what it says.
 *
 * @param code begins with the room that decided
 * @param text for the trader, without a full stop
 * @param nearestQuantity the shares of the nearest order that would have been accepted; 0 when there is none
 */
public record Reason(String code, String text, long nearestQuantity) {
    public Reason(String code, String text) {
        this(code, text, 0);
    }
}
