@echo off
rem Một Cửa: the Windows twin of `run`. Untried: it was written without a Windows machine at hand.
setlocal EnableExtensions
chcp 65001 >nul
set "ROOT=%~dp0"
if "%ROOT:~-1%"=="\" set "ROOT=%ROOT:~0,-1%"
set "VENV=%ROOT%\.venv"
set "PYTHON=%VENV%\Scripts\python.exe"
set "COMMAND=%~1"

set "LOCK="
for %%C in (demo kiosk counter display db sms doctor) do if /i "%COMMAND%"=="%%C" set "LOCK=requirements.lock"
for %%C in (test check bench) do if /i "%COMMAND%"=="%%C" set "LOCK=requirements-dev.lock"
for %%C in (help -h --help) do if /i "%COMMAND%"=="%%C" goto usage
if not defined LOCK (
    call :usage 1>&2
    exit /b 2
)

rem --- set-up, only when something changed ---
if not exist "%PYTHON%" call :make_venv || exit /b 3
fc /b "%ROOT%\%LOCK%" "%VENV%\%LOCK%" >nul 2>&1 || call :install || exit /b 4

rem --- the commands; everything after the first word is passed on ---
set "PYTHONDONTWRITEBYTECODE="
set "PYTHONPATH=%ROOT%"
set "PYTHONSAFEPATH=1"
set "PYTHONUTF8=1"
set "REST="
set "MARKS=not long"
:more
shift
if "%~1"=="" goto ready
if "%COMMAND%"=="test" if "%~1"=="--long" (
    set "MARKS=long or not long"
    goto more
)
set "REST=%REST% "%~1""
goto more
:ready

if /i "%COMMAND%"=="doctor" (
    "%PYTHON%" -m kiosk.doctor %REST%
    exit /b
)
if /i "%COMMAND%"=="sms" (
    "%PYTHON%" -m db.sms %REST%
    exit /b
)
if /i "%COMMAND%"=="bench" (
    "%PYTHON%" -m benchmarks %REST%
    exit /b
)
if /i "%COMMAND%"=="check" (
    call :check
    exit /b
)
if /i "%COMMAND%"=="test" goto test
"%PYTHON%" -m %COMMAND% %REST%
exit /b

:test
set "SOUND=0"
call :check || set "SOUND=1"
pushd "%ROOT%"
"%PYTHON%" -m pytest -m "%MARKS%" %REST% || set "SOUND=1"
popd
exit /b %SOUND%

:check
setlocal
set "STATUS=0"
pushd "%ROOT%"
"%PYTHON%" -m ruff check -q . || set "STATUS=1"
"%PYTHON%" -m ruff format -q --check . || set "STATUS=1"
"%PYTHON%" -m mypy counter kiosk display db office demo benchmarks tests || set "STATUS=1"
"%PYTHON%" -c "from importlinter.cli import lint_imports_command as c; c()" || set "STATUS=1"
popd
endlocal & exit /b %STATUS%

:make_venv
for %%V in (3.13 3.12 3.11) do (
    py -%%V -c "import ensurepip" >nul 2>&1 && (
        py -%%V -m venv "%VENV%" && exit /b 0
    )
)
echo Cần Python từ 3.11 đến 3.13. Xin tải ở python.org, chọn "py launcher", rồi chạy lại. 1>&2
exit /b 3

:install
echo Đang cài các thành phần của chương trình. Lần đầu mất khoảng một phút... 1>&2
set "PYTHONDONTWRITEBYTECODE="
"%PYTHON%" -m pip install -q --disable-pip-version-check --no-input --no-deps --only-binary :all: --require-hashes -r "%ROOT%\%LOCK%" 1>&2
if errorlevel 1 (
    echo Chưa cài được các thành phần. Xin kiểm tra mạng rồi chạy lại. 1>&2
    exit /b 4
)
if "%LOCK%"=="requirements-dev.lock" copy /y "%ROOT%\requirements.lock" "%VENV%\" >nul
copy /y "%ROOT%\%LOCK%" "%VENV%\" >nul
exit /b 0

:usage
echo Một Cửa - lấy số, gọi số, phục vụ
echo.
echo   run demo [--scripted] [--out THU_MUC]   xem thử cả ba màn hình trên một máy
echo   run kiosk^|counter^|display [--settings TỆP]
echo   run db LỆNH ...                         dữ liệu: init, upgrade, check, load, verify ...
echo   run sms [--settings TỆP]                trả lời tin nhắn tra cứu hồ sơ, bên cạnh gammu-smsd
echo   run doctor                              kiểm tra máy và in một phiếu thử
echo   run test [--long] [...]                 kiểm thử toàn bộ
echo   run check, run bench [--json TỆP]
exit /b 0
