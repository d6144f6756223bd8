package cardstate.ops;

import cardstate.config.LogFormat;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.net.URL;
import org.slf4j.LoggerFactory;

/** Sets how log lines look. {@code logback.xml}, for a person, holds until then. */
public final class Logging {

    private Logging() {}

    /** For the whole process; called once the settings are read. */
    public static void configure(LogFormat format) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            return;
        }
        String file = format == LogFormat.JSON ? "/logback-json.xml" : "/logback.xml";
        URL configuration = Logging.class.getResource(file);
        if (configuration == null) {
            throw new IllegalStateException(file + " is not on the class path");
        }
        try {
            context.reset();
            JoranConfigurator configurator = new JoranConfigurator();
            configurator.setContext(context);
            configurator.doConfigure(configuration);
        } catch (JoranException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }
}
