package hilum.viewer;

import java.nio.file.Path;

/** Made-up instances for tests. */
public final class Fixtures {
    private Fixtures() {}

    public static final Patient ECHO = new Patient("ID-5", "DEMO, Echo", "F", "1949-03-01");

    public static Instance instance(Patient patient, String study, String date, String view, String sop) {
        return new Instance(
                patient,
                new Instance.StudyLabel(study, date, "", "Chest", "71", ""),
                new Instance.SeriesLabel(study + ".1", 1, "DX", ""),
                sop,
                1,
                new Instance.View(view, view.equals("LATERAL") ? "A" : "L"),
                Path.of(sop + ".dcm"),
                1);
    }

    public static Instance instance(String study, String date, String view) {
        return instance(ECHO, study, date, view, study + "." + view);
    }
}
