@echo off
rem Runs the command line of Partner Transfers, and builds it first if that is necessary.
rem The counterpart of the shell script "transfers". There are no parenthesized blocks around
rem variables here, because a ")" in a path, as in "Program Files (x86)", would end them.
setlocal DisableDelayedExpansion
set "program=%~0"
set "root=%~dp0"
set "jar=%root%sdk-cli\target\transfers.jar"
set "stamp=%root%sdk-cli\target\.built"
set "needed=17"

if defined JAVA_HOME goto java_from_home
set "java="
for %%J in (java.exe) do set "java=%%~$PATH:J"
if not defined java goto no_java
set "javac="
for %%J in (javac.exe) do set "javac=%%~$PATH:J"
goto check_version

:java_from_home
set "java=%JAVA_HOME:"=%\bin\java.exe"
set "javac=%JAVA_HOME:"=%\bin\javac.exe"
if not exist "%java%" goto bad_java_home

:check_version
rem The file "release" of a JDK answers faster than java itself.
set "version="
for %%J in ("%java%") do set "release=%%~dpJ..\release"
if exist "%release%" for /f "usebackq tokens=1,2 delims==" %%A in ("%release%") do if "%%A"=="JAVA_VERSION" set "version=%%~B"
rem The line is like: openjdk version "17.0.15" 2025-04-15
if not defined version for /f "tokens=2,3" %%A in ('call "%java%" -version 2^>^&1') do if "%%A"=="version" set "version=%%~B"
set "major=0"
for /f "tokens=1,2 delims=.-+_" %%A in ("%version%") do call :set_major %%A %%B
rem 0: java did not print its version.
if %major% neq 0 if %major% lss %needed% goto old_java

rem Exit code of PowerShell: 1 if a source file or its directory is newer than the build, plus 2 if
rem standard output is redirected. The paths are those in "transfers".
set "stale=0"
set "terminal=false"
powershell -NoLogo -NoProfile -NonInteractive -Command "$ErrorActionPreference = 'SilentlyContinue'; Set-Location -LiteralPath $env:root; $made = (Get-Item sdk-cli/target/transfers.jar, sdk-cli/target/.built -Force | Sort-Object LastWriteTimeUtc | Select-Object -Last 1).LastWriteTimeUtc; $modules = 'generated', 'core', 'rx', 'simulator', 'cli'; $files = @(Get-Item pom.xml, spec/*.yaml, spec/samples) + @($modules | ForEach-Object { Get-Item sdk-$_/pom.xml, sdk-$_/src/main }) + @($modules | ForEach-Object { Get-ChildItem sdk-$_/src/main -Recurse -Force }) + @(Get-ChildItem spec/samples -Recurse -Force); $newer = @($files | Where-Object { $_.LastWriteTimeUtc -gt $made }).Count -gt 0; exit ([int]$newer + 2 * [int]([Console]::IsOutputRedirected))" <nul
set "state=%errorlevel%"
if "%state%"=="0" set "terminal=true"
if "%state%"=="1" set "terminal=true"
if "%state%"=="1" set "stale=1"
if "%state%"=="3" set "stale=1"
if not exist "%jar%" set "stale=1"
if not exist "%root%sdk-cli\target\lib\" set "stale=1"
if "%stale%"=="0" goto run

if not defined javac goto no_javac
if not exist "%javac%" goto no_javac
if exist "%jar%" >&2 echo transfers: the sources have changed, building again; this takes half a minute or so ...
if not exist "%jar%" >&2 echo transfers: building once, this takes a minute or so, and longer if Maven has to download ...
rem This file's time is when the build begins: what changes during the build counts as newer.
set "begin=%TEMP%\transfers-%RANDOM%%RANDOM%.begin"
type nul >"%begin%"
rem Maven reads its settings of this project from the working directory.
pushd "%root%"
call "%root%mvnw.cmd" -q -B -pl sdk-cli -am package -Dmaven.test.skip=true 1>&2 <nul
set "built=%errorlevel%"
popd
if not "%built%"=="0" goto build_failed
move /y "%begin%" "%stamp%" >nul

:run
rem A short-lived program starts faster with the quick compiler and the simple collector.
"%java%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto "-Dtransfers.program=%program%" -Dtransfers.terminal=%terminal% -jar "%jar%" %*
exit /b %errorlevel%

:set_major
set "major=%1"
if "%1"=="1" set "major=%2"
exit /b 0

:no_java
>&2 echo transfers: no java found. Install a JDK %needed% or newer, or set JAVA_HOME to one.
exit /b 1

:bad_java_home
>&2 echo transfers: JAVA_HOME is %JAVA_HOME:"=%, but there is no bin\java.exe in it. A JDK %needed% or newer is needed.
exit /b 1

:old_java
>&2 echo transfers: %java% is Java %major%. A JDK %needed% or newer is needed; set JAVA_HOME to one.
exit /b 1

:no_javac
>&2 echo transfers: %java% is there, but no javac. Building needs a JDK, not only a Java runtime.
exit /b 1

:build_failed
del "%begin%"
>&2 echo transfers: the build failed; the reason is above.
exit /b 1
