def log = new File(basedir, 'build.log').text
assert log.contains('the configuration is wrong:')
assert log.contains('.rollcall.yaml:2:3: ')
assert log.contains('rollcall.profile "strikt" is none of default, strict')
assert log.contains('"kubernetes" does not exist below')
assert log.contains('the format "xml" is none of json, ')
