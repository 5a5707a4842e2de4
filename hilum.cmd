@echo off
rem Hilum on Windows: the twin of the script "hilum". "hilum" opens the window, "hilum verify" runs every test.
setlocal EnableExtensions EnableDelayedExpansion
set "ROOT=%~dp0"
if "%ROOT:~-1%"=="\" set "ROOT=%ROOT:~0,-1%"

rem ---- JDK 25
set "JDK="
call :try "%HILUM_JAVA_HOME%"
call :try "%JAVA_HOME%"
for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\jdk-25*" "%ProgramFiles%\Java\jdk-25*" "%ProgramFiles%\Microsoft\jdk-25*" "%ProgramFiles%\Zulu\zulu-25*" "%LOCALAPPDATA%\Programs\Eclipse Adoptium\jdk-25*" "%USERPROFILE%\.jdks\*" "%USERPROFILE%\.sdkman\candidates\java\*") do call :try "%%~D"
if not defined JDK (
  echo hilum: no JDK 25 found. Install one with>&2
  echo     winget install EclipseAdoptium.Temurin.25.JDK>&2
  echo or set HILUM_JAVA_HOME to the folder of a JDK 25, then start again.>&2
  exit /b 1
)
set "JAVA_HOME=%JDK%"
where mvn >nul 2>nul
if errorlevel 1 (
  echo hilum: Maven is missing. Install it with>&2
  echo     winget install Apache.Maven>&2
  echo or with "scoop install maven", then start again.>&2
  exit /b 1
)

if /i "%~1"=="verify" goto verify

rem ---- build when sources are newer than the last build
set "CHANGED=1"
if exist "%ROOT%\app\target\built" if exist "%ROOT%\app\target\hilum-app.jar" (
  powershell -NoProfile -Command "$built=(Get-Item '%ROOT%\app\target\built').LastWriteTime; $new=Get-ChildItem '%ROOT%' -Recurse -File -Include *.java,*.properties,*.css,*.py,*.tsv,pom.xml | Where-Object { $_.FullName -notmatch '\\target\\|\\src\\test\\' -and $_.LastWriteTime -gt $built } | Select-Object -First 1; if ($new) { exit 1 } else { exit 0 }"
  if not errorlevel 1 set "CHANGED="
)
if defined CHANGED (
  echo hilum: building ^(a first build also fetches the libraries, about 350 MB^)>&2
  pushd "%ROOT%"
  call mvn -B -Dmaven.test.skip=true -Dspotless.check.skip=true package 1>&2
  if errorlevel 1 ( popd & echo hilum: the build failed>&2 & exit /b 1 )
  popd
  type nul > "%ROOT%\app\target\built"
)
set CUDA_DEVICE_ORDER=PCI_BUS_ID
"%JDK%\bin\java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC -Dfile.encoding=UTF-8 %HILUM_JAVA_OPTIONS% -cp "%ROOT%\app\target\hilum-app.jar;%ROOT%\app\target\lib\*" hilum.app.Main %*
exit /b %errorlevel%

:verify
pushd "%ROOT%"
for /d /r "%ROOT%" %%D in (surefire-reports) do if exist "%%~D" rd /s /q "%%~D"
call mvn -B --fail-at-end verify
set "STATUS=%errorlevel%"
popd
powershell -NoProfile -Command "$t=0;$f=0;$s=0; Get-ChildItem '%ROOT%' -Recurse -Filter 'TEST-*.xml' | ForEach-Object { $x=([xml](Get-Content $_.FullName)).testsuite; $t+=[int]$x.tests; $f+=[int]$x.failures+[int]$x.errors; $s+=[int]$x.skipped }; if ('%STATUS%' -ne '0' -and $f -eq 0) { $f=1 }; Write-Output ('{0} passed, {1} failed, {2} skipped' -f ($t-$f-$s),$f,$s)"
exit /b %STATUS%

:try
if defined JDK exit /b 0
if "%~1"=="" exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
findstr /b /c:"JAVA_VERSION=\"25" "%~1\release" >nul 2>nul && set "JDK=%~1"
exit /b 0
