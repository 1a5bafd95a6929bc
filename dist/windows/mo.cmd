@rem Keeps everything on the stick: answers, history and rooms lie in the folder du-lieu beside this file.
@set "RASOAT_HOME=%~dp0du-lieu"
@start "" "%~dp0rasoat.exe" %*
