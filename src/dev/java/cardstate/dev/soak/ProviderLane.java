package cardstate.dev.soak;

import cardstate.dev.child.Ports;
import cardstate.dev.provider.Behaviour;
import cardstate.dev.provider.Fault;
import cardstate.dev.provider.ProviderOptions;
import cardstate.dev.provider.SimCard;
import cardstate.dev.provider.SimulatedProvider;
import java.util.List;

/** The simulated provider, and what it does wrong. Owned by one thread; what it answers, any thread may ask. */
final class ProviderLane implements AutoCloseable {

    private static final Behaviour USUAL = Behaviour.flawless().withLatency(20, 80);
    private static final Behaviour SLOW = Behaviour.flawless().withLatency(2_000, 4_000);
    private static final int CHANGE_EVERY_MS = 5_000;
    private static final int CHANGE_FAST_MS = 500;

    /** One client in so many gets short lists. */
    private static final int SHORT_ONE_IN = 5;

    private final int clients;
    private final ProviderOptions options;
    private SimulatedProvider simulated;

    ProviderLane(int clients) {
        this.clients = clients;
        this.options = Planted.provider(Ports.free()).behaving(USUAL).changingEvery(CHANGE_EVERY_MS);
        this.simulated = SimulatedProvider.start(options);
    }

    String url() {
        return simulated.url();
    }

    SimulatedProvider simulated() {
        return simulated;
    }

    void begin(FaultPlan.Step step) {
        Fault fault = step.action().fault();
        if (fault != null) {
            simulated.behave(USUAL.with(fault, step.share()));
            return;
        }
        switch (step.action()) {
            case PROVIDER_DOWN -> simulated.close();
            case PROVIDER_SLOW -> simulated.behave(SLOW);
            case SHORT_LISTS -> shorten();
            case CARDS_CHANGE -> simulated.changeEvery(CHANGE_FAST_MS);
            default -> throw new IllegalArgumentException(step.action() + " is no fault of the provider");
        }
    }

    void end(FaultPlan.Step step) {
        switch (step.action()) {
            case PROVIDER_DOWN -> simulated = SimulatedProvider.start(options);
            case SHORT_LISTS -> lengthen();
            case CARDS_CHANGE -> simulated.changeEvery(CHANGE_EVERY_MS);
            default -> simulated.behave(USUAL);
        }
    }

    /** Right answers, and no change any more. */
    void settle() {
        simulated.behave(Behaviour.flawless());
        simulated.changeEvery(0);
    }

    private void shorten() {
        for (int i = 0; i < clients; i += SHORT_ONE_IN) {
            List<SimCard> cards = simulated.truth(client(i));
            simulated.cards(client(i), cards.subList(0, cards.size() / 2));
        }
    }

    private void lengthen() {
        for (int i = 0; i < clients; i += SHORT_ONE_IN) {
            simulated.uncards(client(i));
        }
    }

    static String client(int number) {
        return "client-" + number;
    }

    @Override
    public void close() {
        simulated.close();
    }
}
