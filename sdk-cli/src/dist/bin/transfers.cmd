@echo off
rem Runs the command line of Partner Transfers from its package. The counterpart of "transfers".
rem There are no parenthesized blocks around variables here, because a ")" in a path, as in
rem "Program Files (x86)", would end them.
setlocal DisableDelayedExpansion
set "program=%~0"
set "jar=%~dp0..\lib\transfers.jar"
set "needed=17"

set "java=%~dp0..\runtime\bin\java.exe"
if exist "%java%" goto run
if defined JAVA_HOME goto java_from_home
set "java="
for %%J in (java.exe) do set "java=%%~$PATH:J"
if not defined java goto no_java
goto check_version

:java_from_home
set "java=%JAVA_HOME:"=%\bin\java.exe"
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

:run
rem Java's own console tells whether there is a terminal.
"%java%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto "-Dtransfers.program=%program%" -jar "%jar%" %*
exit /b %errorlevel%

:set_major
set "major=%1"
if "%1"=="1" set "major=%2"
exit /b 0

:no_java
>&2 echo transfers: no java found. Install Java %needed% or newer, or set JAVA_HOME to one.
exit /b 1

:bad_java_home
>&2 echo transfers: JAVA_HOME is %JAVA_HOME:"=%, but there is no bin\java.exe in it. Java %needed% or newer is needed.
exit /b 1

:old_java
>&2 echo transfers: %java% is Java %major%. Java %needed% or newer is needed; set JAVA_HOME to one.
exit /b 1
