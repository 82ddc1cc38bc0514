def log = new File(basedir, 'build.log').text
assert log.contains('skipped, as rollcall.skip says')
assert !log.contains('selector-mismatch')
