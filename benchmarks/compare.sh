#!/bin/sh
# Compares this library with its Python rivals; benchmarks.jar must be built: mvn -pl benchmarks -am package
# Usage: compare.sh --peers DIRECTORY [--python PYTHON] [--rounds N] [--rows PATTERN] [--json FILE]
exec java --add-modules jdk.incubator.vector -cp "$(cd "$(dirname "$0")" && pwd)/target/benchmarks.jar" \
  io.metalearn4j.benchmarks.Compare "$@"
