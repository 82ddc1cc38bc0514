def log = new File(basedir, 'build.log').text
assert log =~ /k8s.a\.yaml:\[1,5\] .*not UTF-8.* \[unreadable-input\]/
assert log.contains('a file could not be read')
