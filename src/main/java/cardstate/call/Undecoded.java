package cardstate.call;

import cardstate.request.RequestReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The records that wait for their schema, by its id. Stream thread only. */
final class Undecoded {

    private final Map<Integer, List<Waiting>> bySchema = new HashMap<>();

    void add(int schemaId, Waiting waiting) {
        bySchema.computeIfAbsent(schemaId, id -> new ArrayList<>()).add(waiting);
    }

    /** Takes out those whose schema is known by now, or known not to be, oldest first within a schema. */
    List<Waiting> readable(RequestReader reader) {
        if (bySchema.isEmpty()) {
            return List.of();
        }
        List<Waiting> readable = new ArrayList<>();
        Iterator<Map.Entry<Integer, List<Waiting>>> entries =
                bySchema.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<Integer, List<Waiting>> entry = entries.next();
            if (reader.knows(entry.getKey())) {
                readable.addAll(entry.getValue());
                entries.remove();
            }
        }
        return readable;
    }
}
