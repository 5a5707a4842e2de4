package hilum.dicom.sr;

import java.util.List;

/**
 * What computed a finding (TID 4019).
 *
 * @param parameters one line each, such as a weights checksum or a prompt; perhaps none
 */
public record Algorithm(String name, String version, List<String> parameters) {
    public Algorithm {
        parameters = List.copyOf(parameters);
    }
}
