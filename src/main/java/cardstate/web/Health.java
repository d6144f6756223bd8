package cardstate.web;

import java.util.List;

/** What the instance says of itself. Any thread may ask; answers come at once, from what was found out before. */
public interface Health {

    /** Why the process should be killed: stream threads that are dead or stuck. Empty: it lives. */
    List<String> dead();

    /** Why the instance does not work just now, for a person. Empty: it is ready. */
    List<String> notReady();
}
