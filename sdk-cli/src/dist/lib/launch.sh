# Functions of the launchers, for any POSIX shell: those of a checkout and of a package.

needed=17

fail() {
  echo "transfers: $*" >&2
  exit 1
}

# Prints the version of a java, such as 17.0.15, or nothing if it does not tell.
# The file "release" beside it answers faster than java itself.
java_version() {
  file=$1
  while [ -L "$file" ]; do
    link=$(readlink "$file")
    case $link in /*) file=$link ;; *) file=$(dirname "$file")/$link ;; esac
  done
  release=$(dirname "$(dirname "$file")")/release
  found=
  if [ -r "$release" ]; then
    while IFS= read -r line; do
      case $line in JAVA_VERSION=*) found=${line#JAVA_VERSION=} ;; esac
    done <"$release"
  fi
  if [ -z "$found" ]; then
    found=$("$1" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p' | head -n 1) || true
  fi
  found=${found#\"}
  found=${found%\"}
  echo "${found#1.}"
}

# Sets "java" to the program and "version" to what it says of itself.
# $1: a Java runtime that comes with the program, if there is one.
find_java() {
  if [ -n "${1:-}" ] && [ -x "$1/bin/java" ]; then
    java=$1/bin/java
  elif [ -n "${JAVA_HOME:-}" ]; then
    java=$JAVA_HOME/bin/java
    [ -x "$java" ] || fail "JAVA_HOME is $JAVA_HOME, but there is no bin/java in it. Java $needed or newer is needed."
  else
    java=$(command -v java) || fail "no java found. Install Java $needed or newer, or set JAVA_HOME to one."
  fi
  version=$(java_version "$java")
  major=${version%%[!0-9]*}
  # Empty: it does not tell. Let it show what it can do.
  [ -z "$major" ] || [ "$major" -ge "$needed" ] \
    || fail "$java is Java $major. Java $needed or newer is needed; set JAVA_HOME to one."
}

# Replaces this process by the program.
# $1: the jar; $2: a folder for the archive of its classes, which need not exist, or nothing;
# $3: the name of the archive without its ending; the rest: the arguments.
#
# The first short command that calls the service leaves an archive of the classes that it loaded.
# It takes a third of the processor time from each later start. Java ignores an archive of another
# jar or another Java; a name with the version makes a new one for it.
run_jar() {
  jar=$1 folder=$2 name=$3
  shift 3
  terminal=false
  [ ! -t 1 ] || terminal=true
  command=${1:-}
  set -- "-Dtransfers.program=$program" "-Dtransfers.terminal=$terminal" -jar "$jar" "$@"
  if [ -n "$folder" ] && [ -n "$version" ]; then
    archive=$folder/$name-$version.jsa
    if [ -f "$archive" ] && [ "$archive" -nt "$jar" ]; then
      set -- "-XX:SharedArchiveFile=$archive" -Xlog:disable "$@"
    else
      case $command in
        list | get | eligibility | whoami)
          if mkdir -p "$folder" 2>/dev/null && [ -w "$folder" ]; then
            rm -f "$folder/$name"-*.jsa
            set -- "-XX:ArchiveClassesAtExit=$archive" -Xlog:disable "$@"
          fi
          ;;
      esac
    fi
  fi
  # A short-lived program starts faster with the quick compiler and the simple collector.
  exec "$java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto "$@"
}
