package cardstate.ops;

import cardstate.config.LogFormat;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.net.URL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Sets how log lines look. {@code logback.xml}, for a person, holds until then. */
public final class Logging {

    private Logging() {}

    /**
     * For the whole process; called once the settings are read.
     *
     * @param level of every logger but those that logback-levels.xml holds higher
     */
    public static void configure(LogFormat format, Level level) {
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
            context.getLogger(Logger.ROOT_LOGGER_NAME)
                    .setLevel(ch.qos.logback.classic.Level.convertAnSLF4JLevel(level));
        } catch (JoranException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }
}
