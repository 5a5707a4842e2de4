package hilum.reading;

import java.util.Map;

/**
 * Who wrote what, after the blinding was ended.
 *
 * @param sides by sitting id, then by case id
 */
public record OpenedKey(ReadingProtocol protocol, Map<Long, Map<String, Side>> sides) {
    public OpenedKey {
        sides = Map.copyOf(sides);
    }
}
