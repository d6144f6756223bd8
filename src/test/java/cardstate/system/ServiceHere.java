package cardstate.system;

import cardstate.config.BadSettingsException;
import cardstate.config.Settings;
import cardstate.config.SettingsReader;
import cardstate.ops.Instance;
import cardstate.ops.ServiceRunner;
import cardstate.topic.AvroTrust;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** The service in this JVM, put together as Main does it: quicker to start than a process, where a test needs many. */
final class ServiceHere implements AutoCloseable {

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger ours = (Logger) LoggerFactory.getLogger("cardstate");
    private final ServiceRunner runner;
    private final CompletableFuture<Integer> end;

    private ServiceHere(Settings settings) {
        log.start();
        ours.addAppender(log);
        Instance instance = new Instance(settings);
        runner = instance.runner();
        end = CompletableFuture.supplyAsync(instance::run, task -> new Thread(task, "service").start());
    }

    static ServiceHere start(Map<String, String> environment) {
        AvroTrust.grant();
        try {
            return new ServiceHere(SettingsReader.read(environment).settings());
        } catch (BadSettingsException e) {
            throw new AssertionError(e);
        }
    }

    /** The status that the process would end with; waits for the end. */
    int status() {
        return end.orTimeout(60, TimeUnit.SECONDS).join();
    }

    List<String> errors() {
        return List.copyOf(log.list).stream()
                .filter(event -> event.getLevel().levelStr.equals("ERROR"))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Override
    public void close() {
        runner.stop();
        status();
        ours.detachAppender(log);
    }
}
