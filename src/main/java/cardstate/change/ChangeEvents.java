package cardstate.change;

import cardstate.snapshot.ListHead;
import cardstate.v1.CardBalanceChanged;
import cardstate.v1.CardStatusChanged;

/**
 * Makes the events of one write of a card's state. Pure; any thread.
 *
 * @param clientId the client whose list caused the write
 * @param list which list that was
 * @param sequence the write's
 */
public record ChangeEvents(String cardId, String clientId, ListHead list, long sequence) {

    public CardStatusChanged of(Change.Status change) {
        return new CardStatusChanged(
                cardId, clientId, list.requestId(), list.providerTime(), change.previous(), change.current(), sequence);
    }

    public CardBalanceChanged of(Change.Balance change) {
        return new CardBalanceChanged(
                cardId,
                clientId,
                list.requestId(),
                list.providerTime(),
                change.iban(),
                change.currency(),
                change.previous(),
                change.current(),
                sequence);
    }
}
