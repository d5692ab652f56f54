# The commands of a fresh machine. `make demo` and `make test` set up, build and run; a second run does not build again.
.PHONY: help setup build demo demo-desk browser-test test test-long sanitize fuzz bench install deb clean

BUILD := build/release
DEMO_OUT ?= build/demo

help:
	@sed -n 's/^## //p' Makefile

## make demo       set up, build, check a tampered sample agreement: the report here, the page in build/demo/
demo: build
	@tests/support/demo.sh $(BUILD)/src/sverka $(DEMO_OUT)

## make demo-desk  the contract desk with demonstration data: prints its address and one-time passwords (DEMO_LISTEN=127.0.0.1:8080)
DEMO_LISTEN ?= 127.0.0.1:8080
demo-desk: build
	@python3 tests/support/demo_desk.py $(BUILD)/src/sverka build/demo-desk $(DEMO_LISTEN)

## make browser-test  the desk in headless Chromium; needs nodejs, npm and a network for the first run
browser-test: build
	@tests/support/setup.sh tests/browser/packages.txt
	@tests/browser/run.sh $(BUILD)/src/sverka build/browser

## make test       set up, build, run every test but the long ones
test: build
	cd $(BUILD) && ctest --output-on-failure -j2 -LE long

## make test-long  the long tests too
test-long: build
	cd $(BUILD) && ctest --output-on-failure -j2

## make setup      install the Debian packages of packages.txt that are missing
setup:
	@tests/support/setup.sh packages.txt

## make build      the optimised build with its tests
build: setup
	@test -f $(BUILD)/build.ninja || cmake --preset release
	@cmake --build --preset release

## make sanitize   every test under the address and undefined-behaviour sanitizers
sanitize: setup
	@test -f build/sanitize/build.ninja || cmake --preset sanitize
	cmake --build --preset sanitize
	cd build/sanitize && ctest --output-on-failure -j2 -LE long

## make fuzz       ten minutes of each fuzzer (FUZZ_SECONDS=600)
fuzz: setup
	@tests/support/setup.sh tests/fuzz/packages.txt
	@test -f build/fuzz/build.ninja || cmake --preset fuzz
	cmake --build --preset fuzz
	@tests/fuzz/run.sh build/fuzz/tests/fuzz

## make bench      speed and memory as ratios measured in one run; build/bench/*.json
bench: setup
	@tests/support/setup.sh tests/bench/packages.txt
	@test -f build/bench/build.ninja || cmake --preset bench
	cmake --build --preset bench
	@tests/bench/run.sh build/bench

## make install    the program, its rules and templates (PREFIX=/usr/local)
PREFIX ?= /usr/local
install: build
	cmake --install $(BUILD) --prefix $(PREFIX)

## make deb        a Debian package in build/release, unpacked and started as its unit starts it
deb: build
	cd $(BUILD) && cpack -G DEB
	@tests/support/check_package.sh $(BUILD)/*.deb

clean:
	rm -rf build
