package hilum.dicom.display;

import hilum.dicom.DataSet;
import hilum.dicom.Element;
import hilum.dicom.Tag;
import hilum.dicom.Value;
import java.util.List;

/** What enhanced multi-frame objects say for one frame (DICOM PS3.3 C.7.6.16), brought to where plain objects have it. */
final class FunctionalGroups {
    private static final Tag SHARED = new Tag(0x52009229);
    private static final Tag PER_FRAME = new Tag(0x52009230);

    private FunctionalGroups() {}

    /** The data set with the elements of its shared groups, then of those of {@code frame}; itself when it has none. */
    static DataSet flattened(DataSet set, int frame) {
        List<DataSet> shared = set.items(SHARED);
        List<DataSet> perFrame = set.items(PER_FRAME);
        if (shared.isEmpty() && perFrame.isEmpty()) {
            return set;
        }
        DataSet.Builder flat = set.toBuilder();
        shared.stream().limit(1).forEach(groups -> spread(groups, flat));
        perFrame.stream().skip(frame).limit(1).forEach(groups -> spread(groups, flat));
        return flat.build();
    }

    private static void spread(DataSet groups, DataSet.Builder flat) {
        for (Element group : groups) {
            if (group.value() instanceof Value.Items items && !items.isEmpty()) {
                items.items().getFirst().forEach(flat::put);
            }
        }
    }
}
