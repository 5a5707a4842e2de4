package hilum.reading;

import java.util.List;

/**
 * What a freeze gives.
 *
 * @param hash SHA-256 over canonical protocol, texts and pictures, 64 hexadecimal digits
 */
public record Frozen(String hash, List<Sitting> sittings, BalanceProof proof) {
    public Frozen {
        sittings = List.copyOf(sittings);
    }
}
