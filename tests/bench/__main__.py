"""All benchmarks in one run: the model alone, then a lab in a browser."""

from . import bench, model_bench

model_bench.main()
bench.main()
