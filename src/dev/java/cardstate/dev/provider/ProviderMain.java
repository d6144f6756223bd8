package cardstate.dev.provider;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** {@code ./run provider}: the simulated provider alone, until Ctrl-C. */
public final class ProviderMain {

    private static final String HELP =
            """
            ./run provider [options]

              --port 8081            where it listens; 0 for a free port
              --host 127.0.0.1
              --signatures on        off: X-JWS-Signature is not looked at
              --auth-id 123456       what a signature must name
              --secret secret        what it must be made with
              --latency 0            milliseconds until an answer
              --jitter 0             milliseconds more, at most
              --change-every 30000   milliseconds between two steps of a card; 0 for none
              --seed 9               what clients, cards and faults are made from
              --remember 200000      how many request ids are remembered at least, to refuse them;
                                     0: none is refused
              --cards 0              how many cards each client has, none shared; 0: by its id 0 to 8, some shared
              --ready 0              for how many clients, client-0 and so on, the lists are made before it listens
              --retry-after 1        seconds that a 429 asks for
              --faults NAME=SHARE,.. shares of calls, 0 to 1, that meet 500, 429, 401, timeout, reset, invalid,
                                     process or error
            """;

    private static final Set<String> KNOWN = Set.of(
            "port",
            "host",
            "signatures",
            "auth-id",
            "secret",
            "latency",
            "jitter",
            "change-every",
            "seed",
            "remember",
            "cards",
            "ready",
            "retry-after",
            "faults");

    private ProviderMain() {}

    public static void main(String[] args) {
        if (args.length > 0 && (args[0].equals("--help") || args[0].equals("-h"))) {
            System.out.print(HELP);
            return;
        }
        try {
            ProviderOptions options = options(args);
            SimulatedProvider provider = SimulatedProvider.start(options);
            Runtime.getRuntime().addShutdownHook(new Thread(provider::close, "close"));
            System.out.print(Greeting.of(provider.url(), options));
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println("run provider: " + e.getMessage());
            System.err.println("./run provider --help shows the options");
            System.exit(2);
        }
    }

    static ProviderOptions options(String[] args) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < args.length; i += 2) {
            String name = args[i].startsWith("--") ? args[i].substring(2) : "";
            if (!KNOWN.contains(name)) {
                throw new IllegalArgumentException("there is no option " + args[i]);
            }
            if (i + 1 == args.length) {
                throw new IllegalArgumentException(args[i] + " needs a value");
            }
            given.put(name, args[i + 1]);
        }
        return new ProviderOptions(
                given.getOrDefault("host", "127.0.0.1"),
                number(given, "port", 8081),
                onOrOff(given.getOrDefault("signatures", "on")),
                given.getOrDefault("auth-id", "123456"),
                given.getOrDefault("secret", "secret"),
                number(given, "seed", ProviderOptions.SEED),
                number(given, "change-every", 30_000),
                number(given, "remember", 200_000),
                number(given, "cards", 0),
                number(given, "ready", 0),
                new Behaviour(
                        number(given, "latency", 0),
                        number(given, "jitter", 0),
                        number(given, "retry-after", 1),
                        faults(given.getOrDefault("faults", ""))));
    }

    private static int number(Map<String, String> given, String name, int otherwise) {
        String value = given.getOrDefault(name, String.valueOf(otherwise));
        if (!value.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("--" + name + " must be a whole number, 0 or more, not '" + value + "'");
        }
        return Integer.parseInt(value);
    }

    private static boolean onOrOff(String value) {
        return switch (value) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new IllegalArgumentException("--signatures must be on or off, not '" + value + "'");
        };
    }

    private static Map<Fault, Double> faults(String shares) {
        Map<Fault, Double> faults = new EnumMap<>(Fault.class);
        for (String share : shares.isEmpty() ? new String[0] : shares.split(",", -1)) {
            String[] pair = share.split("=", 2);
            if (pair.length < 2 || !pair[1].matches("[01](\\.\\d+)?|\\.\\d+")) {
                throw new IllegalArgumentException("--faults must be like 500=0.1,timeout=0.01, not '" + share + "'");
            }
            faults.put(Fault.of(pair[0]), Double.parseDouble(pair[1]));
        }
        return faults;
    }
}
