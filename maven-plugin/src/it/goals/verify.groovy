def log = new File(basedir, 'build.log').text
assert log.contains('# selector-mismatch')
assert log.contains('"selector-missmatch" is not a rule; did you mean "selector-mismatch"?')
assert log =~ /monitoring +agent +\d+/
assert log.contains('the reference cluster k3s')
assert log.contains('User property: rollcall.failOn')
assert log.contains('surge-host-port: ')
