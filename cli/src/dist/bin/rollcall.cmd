@echo off
rem Starts rollcall as bin/rollcall does elsewhere: with an archive of its loaded classes, made on first use for this very
rem jar and Java, in a directory of this user. Without a place to keep one it starts without.
setlocal EnableExtensions DisableDelayedExpansion

for %%h in ("%~dp0..") do set "home=%%~fh"
set "jar=%home%\lib\rollcall.jar"
rem The language server has a jar of its own, which no other run opens.
set "jars=%jar%"
if "%~1"=="lsp" set "jars=%jar%;%home%\lib\rollcall-lsp.jar"

rem An image brings its own Java.
set "java=%home%\bin\java.exe"
if exist "%java%" goto found
if not defined JAVA_HOME goto path
set "java=%JAVA_HOME%\bin\java.exe"
if exist "%java%" goto found
:path
set "java="
for %%j in (java.exe) do set "java=%%~$PATH:j"
if defined java goto found
echo rollcall: needs Java 17 or newer; install one (winget install EclipseAdoptium.Temurin.21.JRE) 1>&2
exit /b 2

:found
set "heap=-XX:+UseParallelGC -XX:ParallelGCThreads=2 -Xmn16m -XX:MaxTenuringThreshold=0 -XX:InitialRAMPercentage=6"
rem The language server stays, and other programs want the memory that it does not need.
if "%~1"=="lsp" set "heap=-XX:+UseSerialGC -Xms64m"
set "options=-XX:TieredStopAtLevel=1 -XX:Tier3LoadFeedback=1000 -Xlog:disable -XX:-UsePerfData %heap%"
rem The directory of the Java says which it is; asking it would take as long as the whole run.
set "version="
for %%r in ("%java%\..\..\release") do set "release=%%~fr"
if not exist "%release%" goto run
for /f "usebackq tokens=1,2 delims==" %%k in ("%release%") do if "%%k"=="JAVA_VERSION" set "version=%%~l"
if not defined version goto run
if not defined LOCALAPPDATA goto run
set "cache=%LOCALAPPDATA%\rollcall"
if not exist "%cache%\" mkdir "%cache%" 2>nul
if not exist "%cache%\" goto run

rem Size and time of the jar stand in the name, so that another jar gets another archive.
for %%j in ("%jar%") do set "stamp=%%~zj-%%~tj"
set "stamp=%stamp: =-%"
set "stamp=%stamp::=-%"
set "stamp=%stamp:/=-%"
set "archive=%cache%\rollcall-%version%-%stamp%.jsa"
set "make=-XX:ArchiveClassesAtExit"
set "use=-XX:SharedArchiveFile"
set "major=0"
for /f "tokens=1 delims=.-+" %%m in ("%version%") do set "major=%%m"
if %major% LSS 25 goto named
set "archive=%archive:.jsa=.aot%"
set "make=-XX:AOTCacheOutput"
set "use=-XX:AOTCache"
:named
if exist "%archive%" goto archived

rem Whoever comes while another makes it starts without.
mkdir "%archive%.lock" 2>nul
if errorlevel 1 goto run
del /q "%cache%\rollcall-*.jsa" "%cache%\rollcall-*.aot" >nul 2>nul
"%java%" %options% "%make%=%archive%.lock\new" -cp "%jar%" dev.rollcall.cli.CdsTraining "%archive%.lock" >nul 2>nul <nul
if not errorlevel 1 move /y "%archive%.lock\new" "%archive%" >nul 2>nul
rmdir /s /q "%archive%.lock" 2>nul
if not exist "%archive%" goto run

:archived
"%java%" %options% "%use%=%archive%" "-Drollcall.archive=%archive%" -cp "%jars%" dev.rollcall.cli.Main %*
exit /b %ERRORLEVEL%

:run
"%java%" %options% -cp "%jars%" dev.rollcall.cli.Main %*
exit /b %ERRORLEVEL%
