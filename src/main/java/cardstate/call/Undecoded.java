package cardstate.call;

import cardstate.request.RequestReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The records that wait for their schema, by its id. Stream thread only. */
final class Undecoded {

    private final Map<Integer, Deque<Waiting>> bySchema = new HashMap<>();

    void add(int schemaId, Waiting waiting) {
        bySchema.computeIfAbsent(schemaId, id -> new ArrayDeque<>()).add(waiting);
    }

    /**
     * Takes out those whose schema is known by now, or known not to be, oldest first within a schema.
     *
     * @param most how many at the most
     */
    List<Waiting> readable(RequestReader reader, int most) {
        if (bySchema.isEmpty()) {
            return List.of();
        }
        List<Waiting> readable = new ArrayList<>();
        Iterator<Map.Entry<Integer, Deque<Waiting>>> entries =
                bySchema.entrySet().iterator();
        while (entries.hasNext() && readable.size() < most) {
            Map.Entry<Integer, Deque<Waiting>> entry = entries.next();
            if (reader.knows(entry.getKey())) {
                Deque<Waiting> waiting = entry.getValue();
                while (!waiting.isEmpty() && readable.size() < most) {
                    readable.add(waiting.removeFirst());
                }
                if (waiting.isEmpty()) {
                    entries.remove();
                }
            }
        }
        return readable;
    }
}
