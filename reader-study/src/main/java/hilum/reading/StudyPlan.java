package hilum.reading;

import java.util.List;

/** A reading before it is frozen: everything may still change. For the coordinator only. */
public record StudyPlan(ReadingProtocol protocol, List<ReadingCase> cases) {
    public StudyPlan {
        cases = List.copyOf(cases);
    }
}
