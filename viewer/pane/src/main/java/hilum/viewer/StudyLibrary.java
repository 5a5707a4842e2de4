package hilum.viewer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The studies found so far, in memory. Thread-safe: a scan adds while the window reads. */
public final class StudyLibrary {
    private final Map<String, Study> byUid = new HashMap<>();
    private final Map<String, Set<String>> uidsByPatientId = new HashMap<>();
    private final Set<String> instances = new HashSet<>();

    /** Takes {@code instance} in; false when its SOP Instance UID is already here, and then nothing changes. */
    public synchronized boolean add(Instance instance) {
        if (!instances.add(instance.sopInstanceUid())) {
            return false;
        }
        Study study = byUid.merge(
                instance.study().studyInstanceUid(), Study.of(instance), (known, alone) -> known.with(instance));
        uidsByPatientId
                .computeIfAbsent(study.patient().id(), id -> new HashSet<>())
                .add(study.uid());
        return true;
    }

    /** Forgets everything; the files stay where they are. */
    public synchronized void clear() {
        byUid.clear();
        uidsByPatientId.clear();
        instances.clear();
    }

    /** All studies, newest first. */
    public synchronized List<Study> studies() {
        return byUid.values().stream().sorted(Study.NEWEST_FIRST).toList();
    }

    /** The study as it is now: a scan may have added to it. */
    public synchronized Optional<Study> study(String studyInstanceUid) {
        return Optional.ofNullable(byUid.get(studyInstanceUid));
    }

    /** Earlier studies of surely the same patient, newest first. */
    public synchronized List<Study> priorsOf(Study study) {
        List<Study> priors = new ArrayList<>();
        for (String uid : uidsByPatientId.getOrDefault(study.patient().id(), Collections.emptySet())) {
            Study other = byUid.get(uid);
            if (other != null && other.isBefore(study) && other.patient().isSurely(study.patient())) {
                priors.add(other);
            }
        }
        priors.sort(Comparator.comparing(
                        (Study prior) -> prior.label().date() + prior.label().time())
                .reversed());
        return List.copyOf(priors);
    }

    /** Number of pictures. */
    public synchronized int pictures() {
        return instances.size();
    }
}
