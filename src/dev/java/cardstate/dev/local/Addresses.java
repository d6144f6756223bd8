package cardstate.dev.local;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * Where the parts of a running local stack are, kept in a file while it runs.
 *
 * @param kafka {@code bootstrap.servers}
 * @param registry {@code schema.registry.url}
 * @param provider the simulated provider's base
 * @param service the service's HTTP server
 * @param pid the process that the stack is part of
 */
record Addresses(String kafka, String registry, String provider, String service, long pid) {

    private static final Path FILE = Path.of("target", "local", "stack.properties");

    /** The stack that runs now, if one does. */
    static Optional<Addresses> running() {
        if (!Files.exists(FILE)) {
            return Optional.empty();
        }
        Properties kept = new Properties();
        try (Reader reader = Files.newBufferedReader(FILE)) {
            kept.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + FILE, e);
        }
        Addresses addresses = new Addresses(
                kept.getProperty("kafka.bootstrap.servers", ""),
                kept.getProperty("schema.registry.url", ""),
                kept.getProperty("provider.url", ""),
                kept.getProperty("service.url", ""),
                Long.parseLong(kept.getProperty("pid", "0")));
        return Optional.of(addresses).filter(Addresses::isAlive);
    }

    private boolean isAlive() {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .filter(command -> command.contains("java"))
                .isPresent();
    }

    void keep() {
        Properties kept = new Properties();
        kept.setProperty("kafka.bootstrap.servers", kafka);
        kept.setProperty("schema.registry.url", registry);
        kept.setProperty("provider.url", provider);
        kept.setProperty("service.url", service);
        kept.setProperty("pid", String.valueOf(pid));
        try (Writer writer = Files.newBufferedWriter(FILE)) {
            kept.store(writer, "the local stack that runs now");
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + FILE, e);
        }
    }

    static void forget() {
        try {
            Files.deleteIfExists(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException("could not delete " + FILE, e);
        }
    }
}
