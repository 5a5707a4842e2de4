package hilum.dicom.part10;

import hilum.dicom.DicomEngine;
import hilum.dicom.contract.FrameContract;
import hilum.dicom.contract.RobustnessContract;

/** Our engine keeps the contracts of every engine. */
class OwnEngineTest implements FrameContract, RobustnessContract {
    @Override
    public DicomEngine engine() {
        return new OwnEngine();
    }
}
