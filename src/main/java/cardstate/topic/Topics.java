package cardstate.topic;

import cardstate.config.AppSettings;
import cardstate.v1.CardBalanceChanged;
import cardstate.v1.CardListFailed;
import cardstate.v1.CardListRequested;
import cardstate.v1.CardState;
import cardstate.v1.CardStatusChanged;
import cardstate.v1.ClientCardsSnapshot;
import java.util.List;

/**
 * Every topic by the names of the contract, with the prefix of one installation, and the internal topics that Kafka
 * Streams makes for it. Immutable.
 */
public final class Topics {

    /** The repartition by client, of requests that came on a partition where Java would not have put them. */
    public static final String CLIENTS_REPARTITION = "clients";

    /** The repartition by card, from the client stage to the card stage. */
    public static final String CARDS_REPARTITION = "cards";

    private final String prefix;
    private final String group;

    public Topics(AppSettings app) {
        this.prefix = app.topicPrefix();
        this.group = app.groupId();
    }

    /** In: asks for a client's list; key client_id. */
    public ContractTopic<CardListRequested> requests() {
        return topic("card-list-requested", CardListRequested.class, CleanUp.DELETE);
    }

    /** Out: one for each request that succeeded; key client_id. */
    public ContractTopic<ClientCardsSnapshot> snapshots() {
        return topic("client-cards-snapshot", ClientCardsSnapshot.class, CleanUp.DELETE);
    }

    /** Out: one for each request that did not; key client_id. */
    public ContractTopic<CardListFailed> failures() {
        return topic("card-list-failed", CardListFailed.class, CleanUp.DELETE);
    }

    /** Out: the state of each card, a tombstone where no client lists it any more; key card_id. */
    public ContractTopic<CardState> cardStates() {
        return topic("card-state", CardState.class, CleanUp.COMPACT);
    }

    /** Out: key card_id. */
    public ContractTopic<CardStatusChanged> statusChanges() {
        return topic("card-status-changed", CardStatusChanged.class, CleanUp.DELETE);
    }

    /** Out: key card_id. */
    public ContractTopic<CardBalanceChanged> balanceChanges() {
        return topic("card-balance-changed", CardBalanceChanged.class, CleanUp.DELETE);
    }

    /** Out: records that are no request, key and value as they came. */
    public ContractTopic<byte[]> deadLetters() {
        return topic("card-list-requested-dlq", byte[].class, CleanUp.DELETE);
    }

    /** The contract's seven topics. */
    public List<ContractTopic<?>> all() {
        return List.of(
                requests(), snapshots(), failures(), cardStates(), statusChanges(), balanceChanges(), deadLetters());
    }

    /** The whole name of the internal topic of {@link #CLIENTS_REPARTITION} or {@link #CARDS_REPARTITION}. */
    public String repartition(String name) {
        return group + "-" + name + "-repartition";
    }

    /** The whole name of the internal topic that a store of {@link Stores} is restored from. */
    public String changelog(String store) {
        return group + "-" + store + "-changelog";
    }

    private <V> ContractTopic<V> topic(String name, Class<V> type, CleanUp cleanUp) {
        return new ContractTopic<>(prefix + name, type, cleanUp);
    }
}
