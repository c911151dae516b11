"""Text in, parsed sentences out: one small neural model behind a spaCy pipeline."""

import os

# ONNX Runtime reports to its makers what machine it runs on unless this is set before it is imported.
for name in ("ORT_DISABLE_TELEMETRY", "ORT_TELEMETRY_DISABLED"):
    os.environ[name] = "1"
