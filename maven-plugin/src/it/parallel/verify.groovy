def log = new File(basedir, 'build.log').text
(1..8).each { i ->
  def file = new File(basedir, "m$i/k8s/m${i}.yaml").canonicalPath
  assert log.contains("1 file in m$i/k8s")
  assert log.contains("[WARNING] $file:[18,16] ") == (i % 2 == 0)
}
assert !log.contains('not marked') // as thread-safe
assert log.contains('BUILD SUCCESS')
